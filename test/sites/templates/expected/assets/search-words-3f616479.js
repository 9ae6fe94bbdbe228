/* search-words.js of the theme */
