/* not-found.js of the theme */
