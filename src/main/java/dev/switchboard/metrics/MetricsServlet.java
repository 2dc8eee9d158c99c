package dev.switchboard.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /metrics}: as Prometheus' text, or as OpenMetrics where that is asked for. */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final ExpositionFormats FORMATS = ExpositionFormats.init();

    @Inject
    private transient Scrape scrape;

    @Override
    protected void doGet(HttpServletRequest call, HttpServletResponse response) throws IOException {
        ExpositionFormatWriter writer = FORMATS.findWriter(call.getHeader("Accept"));
        response.setContentType(writer.getContentType());
        writer.write(response.getOutputStream(), scrape.take());
    }
}
