"""What readers type finds what they mean."""

import pytest

from search.protocol import Query, Scope

pytestmark = pytest.mark.django_db


def titles(engine, text: str, language: str = "pl", **more) -> list[str]:
    results = engine.search(Query(text, language, **more))
    return ["".join(part.text for part in hit.title) for hit in results.hits]


@pytest.mark.parametrize(
    ("title", "language", "typed"),
    [
        ("Spotkanie w Łodzi", "pl", ["Łódź", "łódź", "lodzi", "LODZI", "łodzią"]),
        ("Kluby seniorów", "pl", ["senior", "seniorow", "seniorzy"]),
        ("Wyjazd do Kijowa", "pl", ["kijów", "Kijów", "KIJÓW", "kijow"]),
        ("Ґанок школи", "uk", ["ганок", "ґанку", "Ґанок"]),
        ("П’ять кроків", "uk", ["п'ять", "п`ять", "ПʼЯТЬ", "п’ять", "пять"]),
        ("Історія партнерства", "uk", ["ысторыя", "история", "історією", "історії"]),
        ("Навчання у Києві", "uk", ["київ", "навчанням", "КИЇВ"]),
        ("Сім'ям з дітьми", "uk", ["сім’я", "сімя", "сім'я", "дітей"]),
        ("Uczenie się przez całe życie", "pl", ["uczenia", "zycia", "życiu"]),
        ("Adult learners in Kraków", "en", ["krakow", "Cracow", "learner", "learning"]),
    ],
)
def test_written_otherwise(engine, corpus, title, language, typed):
    engine.index([corpus.add(title, language), corpus.add("Zupełnie inne", "pl")])
    for text in typed:
        assert titles(engine, text, language) == [title], text


@pytest.mark.parametrize(
    "text",
    ["", " ", ".,;!?", "a" * 200, '" OR * NEAR(', '"', "''", "*", "(", "-", "+", "-słowo",
     "\x00", "{t b} : x", "t:", "NEAR(a b)", "^", "🙂", "a" * 10_000, '""', "--", "%_%"],
)  # fmt: skip
@pytest.mark.parametrize("scope", Scope)
def test_nothing_to_look_for_is_an_empty_answer(engine, corpus, text, scope):
    engine.index([corpus.add("Spotkanie w Łodzi"), corpus.add("История", "uk")])
    results = engine.search(Query(text, "pl", scope))
    assert (list(results.hits), results.total) == ([], 0)


@pytest.mark.parametrize("text", ["spotkanie " * 2000, "spotkanie " + "\u0001" * 50])
def test_long_and_odd_questions_are_answered(engine, corpus, text):
    engine.index([corpus.add("Spotkanie w Łodzi")])
    assert titles(engine, text) == ["Spotkanie w Łodzi"]


def test_a_mistyped_word_is_corrected_and_said(engine, corpus):
    engine.index([corpus.add("Partnerstwo na rzecz uczenia się"), corpus.add("Inne")])
    results = engine.search(Query("partenrstwo", "pl"))
    assert results.total == 1
    assert results.corrected is not None
    assert results.corrected.typed == "partenrstwo"
    assert results.corrected.searched[0] == "partnerstwo"
    assert [part.text for part in results.hits[0].title if part.marked] == [
        "Partnerstwo"
    ]
    as_typed = engine.search(Query("partenrstwo", "pl", correct=False))
    assert (as_typed.total, as_typed.corrected) == (0, None)
    assert as_typed.suggestions == ["partnerstwo"]


def test_a_known_word_is_not_corrected(engine, corpus):
    engine.index([corpus.add("Partner"), corpus.add("Partnerzy na parterze szkoły")])
    assert engine.search(Query("parter", "pl")).corrected is None


def test_two_unknown_words_are_only_suggested(engine, corpus):
    engine.index([corpus.add("Partnerstwo na rzecz doradztwa")])
    results = engine.search(Query("partenrstwo dorzadztwo", "pl"))
    assert (results.total, results.corrected) == (0, None)
    assert results.suggestions == ["partnerstwo doradztwa"]


def test_small_words_do_not_find_everything(engine, corpus):
    engine.index([corpus.add("Spotkanie w Łodzi"), corpus.add("Wyjazd w góry")])
    assert titles(engine, "spotkanie w łodzi") == ["Spotkanie w Łodzi"]
    assert len(titles(engine, "w")) == 2


def test_quotes_plus_and_minus(engine, corpus):
    engine.index(
        [
            corpus.add("Uczenie się dorosłych"),
            corpus.add("Dorosłych uczenie"),
            corpus.add("Poradnictwo", text="Dla dorosłych"),
        ]
    )
    assert titles(engine, '"uczenie się dorosłych"') == ["Uczenie się dorosłych"]
    assert titles(engine, '"uczeniem się dorosłymi"') == ["Uczenie się dorosłych"]
    assert set(titles(engine, "dorosłych -uczenie")) == {"Poradnictwo"}
    assert set(titles(engine, "+poradnictwo dorosłych")) == {"Poradnictwo"}
    assert set(titles(engine, 'dorosłych -"uczenie się"')) == {
        "Dorosłych uczenie",
        "Poradnictwo",
    }
    assert len(titles(engine, "dorosłych")) == 3


def test_a_word_in_the_title_counts_more(engine, corpus):
    engine.index(
        [
            corpus.add("Inne", text="doradztwo zawodowe dla wszystkich " * 2),
            corpus.add("Doradztwo zawodowe"),
        ]
    )
    assert titles(engine, "doradztwo")[0] == "Doradztwo zawodowe"


def test_the_passage_that_answers_is_shown(engine, corpus):
    text = (
        "Wstęp bez znaczenia. " * 30
        + "Pilotaż walidacji w Tarnowie. "
        + "Koniec. " * 40
    )
    engine.index([corpus.add("Praca w grupach", summary="Krótko.", text=text)])
    (hit,) = engine.search(Query("walidacja tarnów", "pl")).hits
    shown = "".join(part.text for part in hit.summary)
    assert "Pilotaż walidacji w Tarnowie" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 300
    assert [part.text for part in hit.summary if part.marked] == [
        "walidacji",
        "Tarnowie",
    ]
    assert list(hit.matched) == ["walidacji", "tarnowie"]


def test_marks_stand_on_the_right_words(engine, corpus):
    summary = "Rhône-Alpes: l’Orientation, <b>sieć</b> & sieci; Sieciowanie"
    engine.index([corpus.add("Tytuł", summary=summary)])
    (hit,) = engine.search(Query("sieć", "pl")).hits
    assert "".join(part.text for part in hit.summary) == summary
    assert [part.text for part in hit.summary if part.marked] == ["sieć", "sieci"]
