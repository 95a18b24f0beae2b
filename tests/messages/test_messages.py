"""A message is an English text that can be told in Chinese; what is filled in may be anything."""

from __future__ import annotations

import json
import pickle

from hypothesis import given
from hypothesis import strategies as st

from regdiff.errors import Place, SourceError, UsageError
from regdiff.messages import Message, as_data, count_of, of_data, quoted, reason_of, say, told

ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("{}!r:0.%s\n\x1b"))


def test_a_message_is_its_english_text_and_can_be_told_in_chinese() -> None:
    message = say("no file {name}", name="甲.txt")
    assert message == "no file 甲.txt"
    assert told(message, "en") == "no file 甲.txt"
    assert told(message, "zh") == "没有文件 甲.txt"
    assert told("no message", "zh") == "no message"


def test_a_message_may_be_filled_with_messages_lists_and_errors() -> None:
    inner = UsageError(say("no file {name}", name="a"), fix=say("check the path"))
    assert told(say("cannot be read: {error}", error=inner), "zh") == "无法读取：没有文件 a（请检查路径）"
    assert told(say("there is: {known}", known=["甲", say("none")]), "zh") == "现有：甲、无"
    assert say("there is: {known}", known=["甲", say("none")]) == "there is: 甲, none"
    assert told(reason_of(PermissionError(13, "Permission denied")), "zh") == "没有权限"


def test_a_count_decides_the_english_words() -> None:
    said = [count_of("{count} error", "{count} errors", count) for count in (0, 1, 2)]
    assert said == ["0 errors", "1 error", "2 errors"]
    assert [told(each, "zh") for each in said] == ["0 个错误", "1 个错误", "2 个错误"]


@given(ANY, ANY)
def test_braces_and_signs_in_what_is_filled_in_are_characters_like_others(name: str, text: str) -> None:
    for lang, template in (("en", "{}: {}"), ("zh", "{}：{}")):
        assert told(say("{name}: {error}", name=name, error=text), lang) == template.format(name, text)
        assert told(quoted(text), lang) == text


@given(ANY, st.integers(), st.lists(ANY))
def test_messages_go_through_processes_and_files(name: str, count: int, known: list[str]) -> None:
    inner = count_of("{count} text", "{count} texts", count)
    message = say("{name}: {why}", name=name, why=say("there is: {known}", known=[*known, inner]))
    for copy in (pickle.loads(pickle.dumps(message)), of_data(json.loads(json.dumps(as_data(message))))):  # noqa: S301
        assert isinstance(copy, Message)
        assert (copy, told(copy, "zh")) == (message, told(message, "zh"))
    assert json.loads(json.dumps(message)) == message


@given(ANY)
def test_an_error_is_one_line_in_both_languages(name: str) -> None:
    error = SourceError(say("no file {name}", name=name), place=Place(name or "x", 3), fix=say("check the path"))
    for lang in ("zh", "en"):
        line = error.told(lang)
        assert line.isprintable() or "\n" not in line
        assert all(char.isprintable() for char in line)
    assert str(error) == error.told("en")
    assert error.told("zh").endswith("（请检查路径）")
