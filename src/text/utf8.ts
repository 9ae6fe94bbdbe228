/** The most bytes that one UTF-16 unit of a text takes in UTF-8; one that is ASCII takes one. */
export const MOST_BYTES = 3;
