package org.rebook.web.operations;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** What scripts read and start, as JSON, with an operator's bearer token. */
@ApplicationPath("/api")
public class Api extends Application {}
