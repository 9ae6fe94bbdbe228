/**
 * What XML 1.0 forbids or discourages (section 2.2) or HTML does (section 13.2.3.5): control characters and
 * noncharacters, those of the higher planes behind the bar.
 */
export const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/;
