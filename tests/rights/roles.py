"""Who may do what: each right is stated here, once."""

SEE, ADD, WRITE, TRANSLATE, PUBLISH, FILES, APPROVE = (
    "see",
    "add",
    "write",
    "translate",
    "publish",
    "files",
    "approve",
)
# Entries of the board, findings, adoptions, conditions; imports; what only those
# who run the repository do; the review somebody was asked for.
RECORD, IMPORT, DESK, REVIEW = "record", "import", "desk", "review"
EVERYTHING = frozenset(
    {SEE, ADD, WRITE, TRANSLATE, PUBLISH, FILES, APPROVE, RECORD, IMPORT, DESK}
)
NOTHING: frozenset[str] = frozenset()

# role -> what it may do with what belongs to its own institution, and to others.
RIGHTS: dict[str, dict[str, frozenset[str]]] = {
    "contributor": {
        "own": frozenset({SEE, ADD, WRITE, FILES, RECORD, IMPORT}),
        "other": NOTHING,
    },
    "translator": {
        whose: frozenset({SEE, WRITE, TRANSLATE, FILES}) for whose in ("own", "other")
    },
    # A workflow opens single records to them; they are not asked for any here.
    "reviewer": dict.fromkeys(("own", "other"), NOTHING),
    # Asked for a review of the other institution's record, and for no other.
    "asked reviewer": {"own": NOTHING, "other": frozenset({REVIEW})},
    "editor": dict.fromkeys(("own", "other"), EVERYTHING),
    "anonymous": {"own": NOTHING, "other": NOTHING},
}
# Whoever has one of these may be told that something is not theirs to do.
KNOWS = frozenset({SEE, REVIEW})
