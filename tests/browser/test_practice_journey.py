"""The life of a practice, from its first draft to its owner's word years later."""

import pytest
from playwright.sync_api import Page

from tests.browser import practice_admin as admin
from tests.browser import practice_public as public
from tests.browser.practice_story import (
    POLISH,
    UKRAINIAN,
    Story,
    letter_after_years,
    meet,
)

# The copy of the seeded database tells the numbers of concepts.
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("story", [POLISH, UKRAINIAN], ids=["pl", "uk"])
def test_a_practice_travels_between_institutions(page: Page, story: Story):
    meet(story)
    page.set_viewport_size({"width": 1280, "height": 900})
    people = page.context
    admin.practice_write(people, story)
    if story.returned:
        admin.practice_return(people, story)
        admin.practice_correct(people, story)
    admin.reviewers_choose(people, story)
    for name in story.reviewers:
        admin.review_write(people, story, name)
    address = admin.practice_accept(people, story)

    admin.translation_write(people, story)
    admin.translation_read(people, story)
    key = public.practice_find_and_read(people, story, address)
    public.adoption_record(people, story, address)
    public.practice_confirm(people, story, letter_after_years(key), address)
