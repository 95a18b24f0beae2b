"""The one list of all rules, in the order of their codes."""

from __future__ import annotations

from regdiff.checks.rule import Rule
from regdiff.checks.rules import (
    rd101_not_canonical,
    rd201_number_doubled,
    rd202_number_missing,
    rd203_number_out_of_order,
    rd204_heading_empty,
    rd205_article_empty,
    rd206_article_truncated,
    rd301_unpaired,
    rd302_half_width,
    rd303_stray_latin,
    rd304_odd_space,
    rd305_odd_character,
    rd306_look_alike,
    rd401_reference_missing,
    rd402_reference_stale,
    rd501_head_incomplete,
    rd502_head_at_odds,
    rd503_revisions_out_of_order,
    rd504_name_at_odds,
    rd601_landed_changed,
    rd602_unlike_before,
)

RULES: tuple[Rule, ...] = (
    rd101_not_canonical.RULE,
    rd201_number_doubled.RULE,
    rd202_number_missing.RULE,
    rd203_number_out_of_order.RULE,
    rd204_heading_empty.RULE,
    rd205_article_empty.RULE,
    rd206_article_truncated.RULE,
    rd301_unpaired.RULE,
    rd302_half_width.RULE,
    rd303_stray_latin.RULE,
    rd304_odd_space.RULE,
    rd305_odd_character.RULE,
    rd306_look_alike.RULE,
    rd401_reference_missing.RULE,
    rd402_reference_stale.RULE,
    rd501_head_incomplete.RULE,
    rd502_head_at_odds.RULE,
    rd503_revisions_out_of_order.RULE,
    rd504_name_at_odds.RULE,
    rd601_landed_changed.RULE,
    rd602_unlike_before.RULE,
)
