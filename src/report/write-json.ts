import { printableJson } from "../diagnostics/printable.ts";
import type { Report } from "./report.ts";

/** A report as JSON on one line; docs/report.md describes it. */
export const writeJson = (report: Report): string => `${printableJson(report)}\n`;
