/* search-excerpt.js of the theme */
