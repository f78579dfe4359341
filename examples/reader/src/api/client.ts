/** What the pages ask the API for. Every path, parameter and answer is typed by its OpenAPI description. */

import createClient from "openapi-fetch";
import { API_URL } from "astro:env/server";

import type { paths } from "./schema";
import { ApiUnavailable, transport } from "./transport";
import type { Chain, Document, Filters, Found, Language, List, ListName, Menu, Problem, Settings } from "./types";

const api = createClient<paths>({
  baseUrl: API_URL,
  fetch: transport,
});

/** What the API says about an address. */
export type Answer =
  | { is: "document"; document: Document; cacheControl: string }
  | { is: "redirect"; target: string; status: 301 }
  | { is: "problem"; problem: Problem };

/** Return what stands at a path of the site. */
export async function byPath(path: string): Promise<Answer> {
  const { data, error, response } = await api.GET("/api/v1/by-path", { params: { query: { path } } });
  if (error) return { is: "problem", problem: error };
  if ("redirect" in data) {
    const { path: target, url, status } = data.redirect;
    // An empty path leads to an address elsewhere.
    return { is: "redirect", target: target || url, status };
  }
  return { is: "document", document: data as Document, cacheControl: cacheControl(response) };
}

/** Return the draft that a preview token opens, or why it opens none. */
export async function draft(token: string): Promise<Answer> {
  const { data, error } = await api.GET("/api/v1/preview", {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (error) return { is: "problem", problem: error };
  return { is: "document", document: data as Document, cacheControl: "no-store" };
}

/** Which part of which list. */
export interface ListQuery extends Filters {
  lang: Language;
  limit?: number;
  /** `next` of the part before. */
  cursor?: string;
  /** Count the objects for every code of every filter. */
  facets?: boolean;
}

const lists = {
  news: (query: ListQuery) => api.GET("/api/v1/news", { params: { query } }),
  activities: (query: ListQuery) => api.GET("/api/v1/activities", { params: { query } }),
  partners: (query: ListQuery) => api.GET("/api/v1/partners", { params: { query } }),
  practices: (query: ListQuery) => api.GET("/api/v1/practices", { params: { query } }),
  resources: (query: ListQuery) => api.GET("/api/v1/resources", { params: { query } }),
  groups: (query: ListQuery) => api.GET("/api/v1/groups", { params: { query } }),
  products: (query: ListQuery) => api.GET("/api/v1/products", { params: { query } }),
  documents: (query: ListQuery) => api.GET("/api/v1/documents", { params: { query } }),
  topics: (query: ListQuery) => api.GET("/api/v1/topics", { params: { query } }),
  countries: (query: ListQuery) => api.GET("/api/v1/countries", { params: { query } }),
  offers: (query: ListQuery) => api.GET("/api/v1/offers", { params: { query } }),
  findings: (query: ListQuery) => api.GET("/api/v1/findings", { params: { query } }),
  adoptions: (query: ListQuery) => api.GET("/api/v1/adoptions", { params: { query } }),
  conditions: (query: ListQuery) => api.GET("/api/v1/conditions", { params: { query } }),
} satisfies Record<ListName, unknown>;

/** Return part of a list, or null for a cursor or a list that the API does not know. */
export async function list(name: string, query: ListQuery): Promise<List | null> {
  if (!(name in lists)) return null;
  const { data } = await lists[name as ListName](query);
  return data ?? null;
}

/** Return the page that heads a list, in a language; where the site has none, this frontend's own. */
export async function listPath(name: ListName, lang: Language): Promise<string> {
  const { data } = await api.GET("/api/v1/sections", { params: { query: { lang, limit: 100, view: "full" } } });
  return data?.items.find((section) => "list" in section && section.list === name)?.path ?? `/${lang}/lists/${name}/`;
}

/** Return what hangs together with an object, or null where the API knows no chain of that key. */
export async function chain(key: string, lang: Language): Promise<Chain | null> {
  const { data } = await api.GET("/api/v1/chain/{key}", { params: { path: { key }, query: { lang } } });
  return data ?? null;
}

/** A question to the search, with the filters it is narrowed by. */
export interface Question extends Filters {
  q: string;
  lang: Language;
  scope: "first" | "only" | "all";
  /** Search for the words as typed, mistakes included. */
  exact: boolean;
  cursor?: string | undefined;
}

/** Return part of what the search finds, counted by every facet, or null for a question that the API refuses. */
export async function search(query: Question): Promise<Found | null> {
  const { data } = await api.GET("/api/v1/search", { params: { query: { ...query, facets: true } } });
  return data ?? null;
}

/** What every page has around it. */
export interface Surroundings {
  main: Menu["items"];
  footer: Menu["items"];
  settings: Settings | null;
  languages: { code: Language; name: string }[];
}

/** Return menus, settings and languages, for the frame of a page. */
export async function surroundings(lang: Language): Promise<Surroundings> {
  const menu = (name: string) => api.GET("/api/v1/menus/{name}", { params: { path: { name }, query: { lang } } });
  const [main, footer, settings, languages] = await Promise.all([
    menu("main"),
    menu("footer"),
    api.GET("/api/v1/settings", { params: { query: { lang } } }),
    api.GET("/api/v1/languages"),
  ]);
  if (!languages.data) throw new ApiUnavailable("The API does not list its languages");
  return {
    main: main.data?.items ?? [],
    footer: footer.data?.items ?? [],
    settings: settings.data ?? null,
    languages: languages.data.items as Surroundings["languages"],
  };
}

function cacheControl(response: Response): string {
  return response.headers.get("Cache-Control") ?? "no-store";
}
