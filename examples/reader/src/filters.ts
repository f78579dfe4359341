/** The filters of a list, as they stand in its address. */

import type { Filters, Scheme } from "./api/types";
import { strings } from "./strings";

const SCHEMES = Object.keys(strings.pl.schemes) as Scheme[];

/** Return the filters of an address; what is not a filter is left out. */
export function filtersIn(search: URLSearchParams): Filters {
  const filters: Filters = {};
  for (const scheme of SCHEMES) {
    const codes = codesIn(search.get(scheme));
    if (codes.length > 0) filters[scheme] = codes.join(",");
  }
  return filters;
}

/** Return a scheme's codes, which are separated by commas. */
export function codesIn(value: string | null | undefined): string[] {
  return (value ?? "").split(",").filter(Boolean);
}

/** Return the address of a filtered list, from its beginning or from a cursor; `path` may hold a question already. */
export function addressOf(path: string, filters: Filters, cursor?: string): string {
  const search = new URLSearchParams(filters);
  if (cursor) search.set("cursor", cursor);
  // Commas separate codes, and need no escape.
  const query = search.toString().replaceAll("%2C", ",");
  return query ? `${path}${path.includes("?") ? "&" : "?"}${query}` : path;
}

/** Return the filters with one code chosen, or no longer chosen. */
export function toggled(filters: Filters, scheme: Scheme, code: string): Filters {
  const before = codesIn(filters[scheme]);
  const codes = before.includes(code) ? before.filter((one) => one !== code) : [...before, code];
  const { [scheme]: _, ...others } = filters;
  return codes.length > 0 ? { ...others, [scheme]: codes.join(",") } : others;
}
