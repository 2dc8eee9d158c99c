package dev.switchboard.outside;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one Switchboard that all of them share. It starts for the first and is stopped after the last. */
public final class SharedSwitchboard implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedSwitchboard.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SwitchboardProcess.class;
    }

    @Override
    public SwitchboardProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // what the root store holds is closed with the run
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        SwitchboardProcess.class, type -> Launch.inDevelopment().start(), SwitchboardProcess.class);
    }
}
