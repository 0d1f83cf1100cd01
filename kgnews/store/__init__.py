"""RDF that is there already: checked against the shapes, kept in stores, asked, served."""
