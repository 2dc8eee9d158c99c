# One node. Needs target/switchboard.jar, which `mvn -DskipTests package` makes; docs/operations.md tells the rest.
FROM eclipse-temurin:17.0.17_10-jre-noble

# All that is written goes to /data, so the rest of the file system may be read-only; /tmp is to be a tmpfs.
RUN groupadd --system --gid 10001 switchboard \
 && useradd --system --uid 10001 --gid switchboard --home-dir /data --no-create-home --shell /usr/sbin/nologin switchboard \
 && mkdir /data \
 && chown switchboard:switchboard /data
COPY target/switchboard.jar /opt/switchboard/switchboard.jar

USER 10001:10001
WORKDIR /data
ENV SWITCHBOARD_DATA=/data
VOLUME /data
EXPOSE 8080 61616

# Whether the process works; a broker that is away is no reason to start nodes afresh.
HEALTHCHECK --interval=10s --timeout=3s --start-period=600s --retries=3 \
  CMD ["/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SWITCHBOARD_PORT:-8080} && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

# No shell in between: SIGTERM reaches the process, which answers those who wait before it ends.
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/switchboard/switchboard.jar"]
