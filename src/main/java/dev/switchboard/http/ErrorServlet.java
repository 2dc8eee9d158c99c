package dev.switchboard.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Problem details for what fails outside the resources: paths where nothing is, requests that can't be parsed. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        SecurityHeaders.set(request, response); // the server has forgotten those that were set
        Problem problem = ProblemMapper.problem(status instanceof Integer code ? code : 404);
        problem.toAnswer(path instanceof String text ? text : request.getRequestURI())
                .writeTo(response);
    }
}
