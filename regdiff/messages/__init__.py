"""Messages: what regdiff says to a person, as data that can be told in any of its languages.

    raise SourceError(say("{name}: too large: {size} MB", name=name, size=12))

A message is a text, the English one, that remembers the template it was made of and what was filled in. Whatever shows it to
a person tells it in the language of that person: `told(message, "zh")`. Templates are literals, which the catalogue of
translations is made of (docs/contributing.md); what is filled in is data, and may hold braces or anything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

LANGUAGES = ("zh", "en")


class Message(str):
    """A text in English that can be told in another language.

    Args:
        template: the English text, with names in braces where `fields` are filled in.
        fields: name → text, number, another message, or a list of such, which is told with commas.
        many: the template for another count than one; empty where there is none.
        number: what decides between the two.
    """

    __slots__ = ("fields", "many", "number", "template")
    template: str
    fields: Mapping[str, Any]
    many: str
    number: int

    def __new__(cls, template: str, fields: Mapping[str, Any], many: str = "", number: int = 1) -> Message:  # noqa: D102, PYI034
        chosen = many if many and number != 1 else template
        fields = {name: _settled(value) for name, value in fields.items()}
        made = super().__new__(cls, _filled(chosen, fields, "en"))
        made.template, made.fields, made.many, made.number = template, fields, many, number
        return made

    def __reduce__(self) -> tuple[type[Message], tuple[str, Mapping[str, Any], str, int]]:
        return Message, (self.template, self.fields, self.many, self.number)


def say(template: str, /, **fields: Any) -> Message:
    """Return a message.

    Args:
        template: a literal in English, with names in braces.
        fields: what is filled in, by name.
    """
    return Message(template, fields)


def count_of(one: str, many: str, count: int, /, **fields: Any) -> Message:
    """Return a message that depends on a count, which is filled in as {count}.

    Args:
        one: a literal in English for a count of 1.
        many: a literal in English for any other.
        count: how many.
        fields: what else is filled in, by name.
    """
    return Message(one, {"count": count, **fields}, many, count)


def quoted(text: str) -> Message:
    """Return what somebody else says, a library or git, as a message; it is told as it is."""
    return text if isinstance(text, Message) else Message("{text}", {"text": text})


def joined(messages: Sequence[Message]) -> Message:
    """Return several messages as one, with semicolons between them; `NOTHING` for none."""
    if len(messages) < 2:
        return messages[0] if messages else NOTHING
    half = len(messages) // 2  # not one within the other, a level each: there may be thousands
    return say("{first}; {then}", first=joined(messages[:half]), then=joined(messages[half:]))


def reason_of(error: OSError) -> Message:
    """Return what the system says was wrong; its sentences stand in the catalogue, too."""
    return Message(error.strerror or str(error), {})


def said_by(error: Exception) -> Message:
    """Return what an error of Python says that was raised with a message; of any other, its text."""
    return quoted(error.args[0] if error.args and isinstance(error.args[0], Message) else str(error))


def sentence(text: str) -> Message:
    """Return what a library says as a message; such of its sentences as stand in the catalogue are told in Chinese."""
    return Message(text, {})


def told(text: str, lang: str) -> str:
    """Return a message in the language `lang`, `zh` or `en`; a text that is no message, as it stands."""
    if lang == "en" or not isinstance(text, Message):
        return str(text)
    from regdiff.messages.catalogue import translated

    return _filled(translated(text.template, text.many, text.number, lang), text.fields, lang)


def phrase(text: str, lang: str) -> str:
    """Return a literal that stands in the catalogue for itself, such as the help of an option, in a language."""
    if lang == "en":
        return text
    from regdiff.messages.catalogue import translated

    return translated(text, "", 1, lang)


def as_data(text: str) -> Any:
    """Return a message as data for JSON, which `of_data` makes a message of again."""
    if not isinstance(text, Message):
        return str(text)
    return {
        "template": text.template,
        "fields": {name: _packed(value) for name, value in text.fields.items()},
        "many": text.many,
        "number": text.number,
    }


def of_data(data: Any) -> Message:
    """Return the message that `as_data` made data of."""
    if not isinstance(data, dict):
        return quoted(str(data))
    fields = {name: _unpacked(value) for name, value in data["fields"].items()}
    return Message(data["template"], fields, data["many"], data["number"])


def _packed(value: Any) -> Any:
    if isinstance(value, list):
        return [_packed(each) for each in value]
    if isinstance(value, int | float):
        return value
    return as_data(value) if isinstance(value, str) else str(value)


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpacked(each) for each in value]
    return of_data(value) if isinstance(value, dict) else value


def _filled(template: str, fields: Mapping[str, Any], lang: str) -> str:
    """Fill in a template; braces in what is filled in are characters like others."""
    return template.format_map({name: _shown(value, lang) for name, value in fields.items()}) if fields else template


def _settled(value: Any) -> Any:
    """Return what is filled in as a value that stays as it is: of an error what it says, of anything else its text."""
    if type(value) in {list, tuple}:
        return [_settled(each) for each in value]
    if isinstance(value, str | int | float | bytes):
        return value
    return getattr(value, "message", None) or str(value)


def _shown(value: Any, lang: str) -> Any:
    if isinstance(value, str):
        return told(value, lang)
    if isinstance(value, list):
        return ("、" if lang == "zh" else ", ").join(str(_shown(each, lang)) for each in value)
    return value


NOTHING = quoted("")
"""A message that says nothing."""
