package dev.switchboard.outside;

import dev.switchboard.Shared;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests of access control the one Switchboard in production mode that all of them share. It takes the tokens of {@link TokenIssuer},
 * and logs all that it can.
 */
public final class SharedProduction implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SwitchboardProcess.class;
    }

    @Override
    public SwitchboardProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Shared.by(SharedProduction.class, context, SwitchboardProcess.class, SharedProduction::start);
    }

    private static SwitchboardProcess start() {
        return Launch.inProduction()
                .with("MP_JWT_VERIFY_PUBLICKEY", TokenIssuer.publicKeys())
                .with("MP_JWT_VERIFY_ISSUER", TokenIssuer.ISSUER)
                .with("MP_JWT_VERIFY_AUDIENCES", TokenIssuer.AUDIENCE)
                .with("SWITCHBOARD_LOG_LEVEL", "debug")
                .start();
    }
}
