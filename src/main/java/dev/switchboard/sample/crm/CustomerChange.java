package dev.switchboard.sample.crm;

import java.util.Optional;

/** What an employee writes over a customer. */
record CustomerChange(String name, Optional<String> company, String city) {}
