package dev.switchboard.description;

import dev.switchboard.registry.Services;
import dev.switchboard.registry.Topics;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** {@code /asyncapi}: what goes over the broker now, as AsyncAPI 3.0; as JSON, unless YAML is asked for. */
@WebServlet("/asyncapi")
public class AsyncApiServlet extends DescriptionServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Services services;

    @Inject
    private transient Topics topics;

    @Inject
    private transient BrokerAddress broker;

    public AsyncApiServlet() {
        super(Notation.JSON);
    }

    @Override
    byte[] document(Notation notation) {
        return notation.write(AsyncApi.document(broker.servers(), services.all(), topics.all()));
    }
}
