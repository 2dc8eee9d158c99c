package dev.switchboard.description;

import dev.switchboard.access.Caller;
import dev.switchboard.registry.Services;
import dev.switchboard.registry.Topics;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

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
    byte[] document(Notation notation, HttpServletRequest call) {
        Caller caller = Caller.of(call);
        return notation.write(AsyncApi.document(
                broker.servers(),
                services.all().stream()
                        .filter(service -> caller.mayUseService(service.name().text()))
                        .toList(),
                topics.all().stream()
                        .filter(topic -> caller.mayUseTopic(topic.name().text()))
                        .toList()));
    }
}
