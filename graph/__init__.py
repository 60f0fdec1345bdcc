"""Who knows whom: model, identity, store, path search and analysis."""
