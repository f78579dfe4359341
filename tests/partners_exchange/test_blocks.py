import pytest
from django.core.exceptions import ValidationError

from partners_exchange.blocks import MaterialBlock, MemberBlock, ProgrammeRowBlock


def refused_fields(block, value) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        block.clean(block.to_python(value))
    return set(caught.value.block_errors)


def test_a_member_is_a_partner_or_a_name():
    assert refused_fields(MemberBlock(), {"name": ""}) == {"name"}
    block = MemberBlock()
    assert block.clean(block.to_python({"name": "Anna Łoś"}))["name"] == "Anna Łoś"


@pytest.mark.parametrize("time", ["9:30", "24:00", "12.15", "12:60", "12:15x"])
def test_a_time_is_written_on_the_24_hour_clock(time: str):
    row = {"title": "Powitanie", "start": time}
    assert refused_fields(ProgrammeRowBlock(), row) == {"start"}


@pytest.mark.parametrize(("start", "end"), [("10:00", "09:00"), ("", "09:00")])
def test_a_row_of_the_programme_ends_after_it_began(start: str, end: str):
    row = {"title": "Powitanie", "start": start, "end": end}
    assert refused_fields(ProgrammeRowBlock(), row) == {"end"}


def test_a_row_of_the_programme_needs_no_time():
    block = ProgrammeRowBlock()
    assert block.clean(block.to_python({"title": "Powitanie"}))["start"] == ""


def test_a_material_is_a_document_or_an_address():
    assert refused_fields(MaterialBlock(), {"title": "Relacja"}) == {"url"}


def test_an_address_needs_words():
    value = {"url": "https://example.org/", "title": ""}
    assert refused_fields(MaterialBlock(), value) == {"title"}


def test_times_and_speakers_are_no_text_to_translate():
    block = ProgrammeRowBlock()
    translated = {
        name
        for name, child in block.child_blocks.items()
        if getattr(child, "get_translatable_segments", lambda value: [1])("x")
    }
    assert translated == {"title", "note"}
