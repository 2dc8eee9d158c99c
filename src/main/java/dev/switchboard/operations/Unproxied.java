package dev.switchboard.operations;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A bean of which the application has one, and which is injected as it is. A proxy, as application scope has it, costs each call a look-up
 * (docs/performance.md); this is for beans that each request crosses. They may not need each other in a circle.
 */
@Stereotype
@Singleton
@Target(TYPE)
@Retention(RUNTIME)
public @interface Unproxied {}
