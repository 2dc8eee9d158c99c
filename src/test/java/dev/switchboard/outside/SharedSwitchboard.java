package dev.switchboard.outside;

import dev.switchboard.Shared;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one Switchboard that all of them share. It starts for the first and is stopped after the last. */
public final class SharedSwitchboard implements ParameterResolver {
    private static SwitchboardProcess start() {
        return Launch.inDevelopment().start();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SwitchboardProcess.class;
    }

    @Override
    public SwitchboardProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Shared.by(SharedSwitchboard.class, context, SwitchboardProcess.class, SharedSwitchboard::start);
    }
}
