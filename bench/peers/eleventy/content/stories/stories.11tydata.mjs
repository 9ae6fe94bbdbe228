export default { layout: "story.njk", permalink: ({ slug }) => `/stories/${slug}/` };
