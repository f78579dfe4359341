"""`/api/v1/`: the public, read-only API."""

from headless.api import add_operations
from headless.openapi import ProblemAPI
from headless.registry import registered_kinds

DESCRIPTION = """\
Everything the site publishes, as data. No key, no cookies; reading from any site
is allowed.

**Languages.** `lang` is strict: what does not exist in that language answers 404
and lists the languages that exist. With `fallback=1` another language stands in,
and `language` (and the header Content-Language) says which. Without `lang` it is
Polish; cookies and Accept-Language are never looked at.

**Lists** answer `items`, `total` and `next`; pass `next` as `cursor`. A filter takes
several codes separated by commas (any of them); different filters narrow together.

**Search** finds everything that has a page; its items are those of the lists, with
`match`: why they were found. `pages/{key}/similar` has what is like an object.

**Errors** are problem documents (RFC 9457) with a stable `code`. A parameter that is
unknown or given twice is refused by name.
"""

api = ProblemAPI(
    title="MPKU Knowledge Exchange",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api_v1",
    docs_url="/docs/",
    openapi_url="/openapi.json",
)
add_operations(api, registered_kinds())
