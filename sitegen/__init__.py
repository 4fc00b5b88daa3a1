"""Turn a folder of articles into a chronology in which every entry leads to its source."""
