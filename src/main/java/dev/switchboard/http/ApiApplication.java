package dev.switchboard.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources, under {@code /api}. */
@ApplicationPath("api")
public class ApiApplication extends Application {}
