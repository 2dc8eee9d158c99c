package dev.switchboard.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Holds the bodies that JAX-RS itself reads to the same limit, and knows that what can't be read is the caller's. */
@Provider
@ApplicationScoped
public class EntityBody implements ReaderInterceptor {
    @Inject
    private RequestBody requestBody;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext entity) throws IOException {
        if (entity.getType() == InputStream.class) {
            return entity.proceed(); // for a resource that reads it by RequestBody
        }
        byte[] body = requestBody.read(entity.getInputStream(), null);
        entity.setInputStream(new ByteArrayInputStream(body));
        try {
            return entity.proceed();
        } catch (WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) { // a JsonException, or a bare one where it is nested too deeply
            throw new JsonException("The body can't be read", e);
        }
    }
}
