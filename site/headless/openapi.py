"""The OpenAPI document, with problem documents under their own media type."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from headless.errors import PROBLEM_TYPE


class ProblemAPI(NinjaAPI):
    """An API whose errors are problem documents, in its description as well."""

    _described: dict[str | None, OpenAPISchema] | None = None

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, **kwargs: Any
    ) -> OpenAPISchema:
        """Return the description; made once, for the code decides it."""
        self._described = self._described or {}
        if path_prefix not in self._described:
            self._described[path_prefix] = self._describe(path_prefix, **kwargs)
        return self._described[path_prefix]

    def _describe(self, path_prefix: str | None, **kwargs: Any) -> OpenAPISchema:
        """Return ninja's description with the errors' media type put right."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, **kwargs)
        for path in schema["paths"].values():
            for operation in path.values():
                for status, answer in operation["responses"].items():
                    content = answer.get("content", {})
                    if int(status) >= 400 and "application/json" in content:
                        answer["content"] = {PROBLEM_TYPE: content["application/json"]}
        return schema
