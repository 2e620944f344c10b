package org.rebook.ehr;

/** A file of a feed and how far a run has come in it. */
public record FeedFile(String file, int line, boolean done, long taken, long changed) {}
