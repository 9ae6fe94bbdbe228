/** Media types of recordings that browsers play, by the endings of files. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mp3: "audio/mpeg",
    m4a: "audio/mp4",
    aac: "audio/aac",
    ogg: "audio/ogg",
    oga: "audio/ogg",
    opus: "audio/ogg",
    wav: "audio/wav",
    flac: "audio/flac",
    mp4: "video/mp4",
    m4v: "video/mp4",
    webm: "video/webm",
    ogv: "video/ogg",
  }),
);

/** The media type of a file by its name; undefined if it is no recording. */
export const recordingType = (address: string): string | undefined =>
  TYPES.get(/\.([a-z0-9]+)(?:[?#].*)?$/i.exec(address)?.[1]?.toLowerCase() ?? "");

/** Whether a file is heard or seen, by its name; undefined if it is no recording. */
export function recordingKind(address: string): "audio" | "video" | undefined {
  const type = recordingType(address);
  if (type === undefined) return undefined;
  return type.startsWith("audio/") ? "audio" : "video";
}
