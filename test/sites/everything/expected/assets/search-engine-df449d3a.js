/* search-engine.js of the theme */
