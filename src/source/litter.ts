/** Left by systems: Finder, Explorer, and `._name`, where macOS keeps what other file systems have no place for (AppleDouble). */
const OF_SYSTEMS = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/;

/** Left by editors: backups, swap files, and the locks of Emacs (`.#name`), Office (`~$name`) and LibreOffice (`.~lock.name#`). */
const OF_EDITORS = /^(?:.*~|#.*#|\.#.*|~\$.*|\.~lock\..*#|\..*\.sw[a-p])$/;

/** Of version control. */
const OF_VERSIONS = /^\.(?:git|hg|svn)$/;

/** Whether a file or folder with this name is none of the site's, wherever it is. */
export const isLitter = (name: string): boolean =>
  OF_SYSTEMS.test(name) || OF_EDITORS.test(name) || OF_VERSIONS.test(name);
