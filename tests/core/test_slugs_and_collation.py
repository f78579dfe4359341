import pytest

from core.collation import sort_key
from core.slugs import slugify_ascii
from core.typography import typeset, typeset_html


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("Łódź i żółta gęś", "pl", "lodz-i-zolta-ges"),
        ("Згурський Юрій", "uk", "zghurskyi-yurii"),
        ("Історія партнерства", "uk", "istoriia-partnerstva"),
        ("П’ять кроків", "uk", "piat-krokiv"),
        ("Єнакієве, Їжакевич", "uk", "yenakiieve-yizhakevych"),
        ("Ґанок", "uk", "ganok"),
        ("Pôle Rhône-Alpes de l'Orientation", "pl", "pole-rhone-alpes-de-lorientation"),
        ("!!!", "pl", ""),
    ],
)
def test_slugs_are_readable_ascii(text: str, language: str, slug: str) -> None:
    assert slugify_ascii(text, language) == slug


def test_a_long_slug_ends_at_a_word() -> None:
    slug = slugify_ascii("słowo " * 40, "pl")
    assert len(slug) <= 80
    assert set(slug.split("-")) == {"slowo"}


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        (
            "pl",
            [
                "Aachen",
                "Ące",
                "Bać",
                "Lublin",
                "Łódź",
                "Mielec",
                "Zebra",
                "Źrebię",
                "Żaba",
            ],
        ),
        (
            "uk",
            ["Галич", "Ґанок", "Дніпро", "Європа", "Ївга", "Йосип", "Яблуня", "Apple"],
        ),
        ("en", ["apple", "Łódź", "Lyon", "Zebra"]),
        ("pl", ["Kraków", "Kraków Wschód", "Krakówek"]),
    ],
)
def test_sorting_follows_the_alphabet(language: str, ordered: list[str]) -> None:
    shuffled = sorted(ordered, key=len)
    assert sorted(shuffled, key=lambda text: sort_key(text, language)) == ordered


def test_a_sort_key_is_ascii_so_that_every_database_agrees() -> None:
    assert sort_key("Ґанок «Łódź» – 12", "uk").isascii()


def test_one_letter_words_stay_with_the_next_word() -> None:
    assert typeset("praca w grupach i z nami", "pl") == (
        "praca w\u00a0grupach i\u00a0z\u00a0nami"
    )
    assert typeset("у 2008 році", "uk") == "у\u00a02008\u00a0році"


@pytest.mark.parametrize("text", ["do 22 stycznia 2027", "22 січня 2027", "2 May 2027"])
def test_a_day_stays_with_its_month(text: str) -> None:
    assert f"2\u00a0{text.split()[-2]} 2027" in typeset(text, "en")


def test_a_number_that_is_no_day_may_stand_alone() -> None:
    assert typeset("120 godzin 2027", "en") == "120 godzin 2027"


def test_tags_are_left_alone() -> None:
    html = '<a href="/o w z">w domu</a>'
    assert typeset_html(html, "pl") == '<a href="/o w z">w\u00a0domu</a>'
