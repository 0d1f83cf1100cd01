"""Being here, this file puts tests/ on the import path, so that tests may share modules such as sample_graph."""
