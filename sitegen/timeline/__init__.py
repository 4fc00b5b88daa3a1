"""What all documents tell together: merged, corrected by people, in order."""
