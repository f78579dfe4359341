/** Short names for the shapes of the API that the components draw. */

import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Language = "pl" | "en" | "uk";
export type Problem = Schemas["Problem"];
export type TextIn = Schemas["TextIn"];
export type RecordedDate = Schemas["DateOut"];
export type Source = Schemas["SourceOut"];
export type File = Schemas["FileDocument"];
export type Image = Schemas["ImageDocument"];
export type Milestone = Schemas["MilestoneOut"];
export type Menu = Schemas["MenuDocument"];
export type Settings = Schemas["SettingsDocument"];
export type Label = Schemas["Label"];
export type Chain = Schemas["ChainDocument"];
export type ChainLink = Schemas["ChainLink"];
export type FollowUp = Schemas["FollowUpOut"];
export type Facets = Record<string, Schemas["FacetValue"][]>;
export type Found = Schemas["SearchAnswer"];
export type Hit = Schemas["SearchItem"];

type AtPath = paths["/api/v1/by-path"]["get"]["responses"][200]["content"]["application/json"];
type NoPage = "menu" | "settings" | "concept" | "conditions";
type Documents = Exclude<AtPath, { redirect: unknown } | { kind: NoPage }>;

/** Anything that has an address; `kind` tells which. */
export type Document = Documents & {
  /** Only of drafts. */
  preview?: Schemas["PreviewFacts"];
};
export type Kind = Document["kind"];
export type Of<K extends Kind> = Extract<Document, { kind: K }>;
/** Part of a page's text; `type` tells which. */
export type Block = Of<"page">["body"][number];

/** A list, and what stands in it. */
export type ListName =
  | "news"
  | "activities"
  | "partners"
  | "practices"
  | "resources"
  | "groups"
  | "products"
  | "documents"
  | "topics"
  | "countries"
  | "offers"
  | "findings"
  | "adoptions"
  | "conditions";
export type Entry =
  | Schemas["ActivityItem"]
  | Schemas["AdoptionItem"]
  | Schemas["ConditionsItem"]
  | Schemas["CountryItem"]
  | Schemas["DocumentItem"]
  | Schemas["FindingItem"]
  | Schemas["GroupItem"]
  | Schemas["NewsItem"]
  | Schemas["OfferItem"]
  | Schemas["PartnerItem"]
  | Schemas["PracticeItem"]
  | Schemas["ProductItem"]
  | Schemas["ResourceItem"]
  | Schemas["TopicItem"];
export interface List {
  total: number;
  next: string | null;
  items: Entry[];
  /** How many objects carry each code; only when asked for. */
  facets?: Facets | null;
}

type QueryOf<N extends ListName> = NonNullable<paths[`/api/v1/${N}`]["get"]["parameters"]["query"]>;
type NoFilter = "lang" | "fallback" | "limit" | "cursor" | "order" | "view" | "facets";
type SearchQuery = NonNullable<paths["/api/v1/search"]["get"]["parameters"]["query"]>;
/** What the search can be narrowed by. */
export type SearchScheme = Exclude<keyof SearchQuery, NoFilter | "q" | "scope" | "exact">;
/** What some list, or the search, can be narrowed by. */
export type Scheme = { [N in ListName]: Exclude<keyof QueryOf<N>, NoFilter> }[ListName] | SearchScheme;
/** Codes wanted for a scheme, separated by commas: any of them. */
export type Filters = Partial<Record<Scheme, string>>;

/** For the end of a `switch`: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`Not drawn: ${JSON.stringify(value)}`);
}
