"""What is measured: one address of each kind of page and endpoint."""

from publication.selectors import Order, publication_list


def first_path(kind: str) -> str:
    """Return the address of the first public object of a kind, in Polish."""
    listing = publication_list(kinds=[kind], language="pl", order=Order.TITLE, limit=1)
    return listing.items[0].path


def targets() -> list[tuple[str, str]]:
    """Return the name and address of everything that is measured."""
    return [
        ("home", "/pl/"),
        ("history", first_path("history")),
        ("news list", "/pl/aktualnosci/"),
        ("news page", first_path("news")),
        ("activity", first_path("activity")),
        ("partner list", "/pl/partnerzy/"),
        ("partner page", first_path("partner")),
        ("practice list", "/pl/dobre-praktyki/"),
        ("practice page", first_path("practice")),
        ("search", "/pl/szukaj/?q=doradztwo"),
        ("API list of 20", "/api/v1/practices?lang=pl&limit=20"),
        ("API by path", f"/api/v1/by-path?path={first_path('practice')}"),
    ]
