import type { Problems } from "./diagnostics/problems.ts";
import type { Disk } from "./disk/disk.ts";
import { manifestKey } from "./disk/manifest.ts";
import type { Output } from "./disk/output.ts";
import { Publication, type PublishReport } from "./disk/publish.ts";
import { readRecords, writeRecords } from "./disk/records-file.ts";
import { saveTime } from "./disk/save-time.ts";
import type { Recorder } from "./incremental/facts.ts";
import { NewRecords, PastRecords } from "./incremental/records.ts";
import type { OutputFile } from "./render/render.ts";

export interface Publishing {
  readonly output: Output;
  /** Knows everything that the files may depend on. */
  readonly recorder: Recorder;
  readonly problems: Problems;
  readonly version: string;
  readonly disk: Disk;
}

/**
 * Makes and stages every file that is not as it would be made again, then commits; where anything
 * failed or a file is in the way, nothing is published.
 */
export function publishAll(files: readonly OutputFile[], publishing: Publishing): PublishReport | undefined {
  const { output, recorder, problems, version, disk } = publishing;
  const publication = new Publication(output, disk, problems.report);
  const keyOf = () => `${version} ${manifestKey(output.state, disk)}`;
  const last = readRecords(keyOf(), output.state, disk);
  const past = last && new PastRecords(last, recorder.facts);
  const records = new NewRecords();
  try {
    for (const { path, reads: planned, make } of files) {
      const unchanged = past?.unchanged(path);
      if (unchanged && publication.keep(path)) {
        records.note(path, unchanged);
        continue;
      }
      const reads = new Set(planned);
      const content = recorder.record(reads, make);
      if (content === undefined) continue;
      publication.add(path, content);
      if (reads.size > 0) records.note(path, reads);
    }
    publication.seal();
  } catch (error) {
    publication.abandon();
    throw error;
  }
  if (problems.failed()) {
    publication.abandon();
    return undefined;
  }
  const report = publication.commit();
  saveTime(() => writeRecords(records.finish(), keyOf(), output.state, disk));
  return report;
}
