// `#shared/x.js` stands in package.json for the build. Where one lies about, the build would be followed instead of the
// sources, and as it is excluded every such import would go unseen. Without that field tsconfig.json says where it leads.
module.exports = { resolve: { importsFields: [] } };
