package dev.switchboard.sample.telephony;

/** An employee's click on <i>Call</i>. */
record CallRequest(String customerId, String agent) {}
