package dev.switchboard.console;

import dev.switchboard.exchange.Content;
import java.util.Optional;

/** What an exchange carried. */
public record Bodies(Content request, Optional<Content> reply) {}
