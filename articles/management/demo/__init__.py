"""The demo newsroom: real stories in our own sentences, a file a story, brought in by the door that editors use."""
