"""RDF that is there already: checked against the shapes, kept in a store, asked, served."""
