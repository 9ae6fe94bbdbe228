/** The configuration of a site, in its folder. */
export const CONFIG_FILE = "briefgen.config.yaml";
