/** What templates receive: the parts that many pages share, then the data of each output. */
export type * from "../pages/model.ts";
export type * from "./archive/model.ts";
export type * from "./author/model.ts";
export type * from "./corrections/model.ts";
export type * from "./edition/model.ts";
export type * from "./feeds/model.ts";
export type * from "./home/model.ts";
export type * from "./map/model.ts";
export type * from "./not-found/model.ts";
export type * from "./outlet/model.ts";
export type * from "./page/model.ts";
export type * from "./question/model.ts";
export type * from "./redirects/model.ts";
export type * from "./search/model.ts";
export type * from "./story/model.ts";
export type * from "./storyline/model.ts";
export type * from "./topic/model.ts";
