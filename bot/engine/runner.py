"""Runs the prediction graph node by node: the graph is small and fixed, so a scheduler only costs."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class PlainGraphRunner(GraphRunner):
    """Each needed node once, after what it needs; the order is worked out once for each set of targets."""

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema, self._nodes = schema, nodes
        self._orders: dict[tuple[str, ...], list[str]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> PlainGraphRunner:
        nodes = {
            name: GraphNode.from_schema_node(name, node, model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Values of the targets. An input takes part under its own name, as a node that has run."""
        wanted = tuple(targets or self._schema.target_names)
        given = inputs or {}
        results: dict[str, Any] = dict(given)
        for name in self._order(wanted, given):
            needs = self._schema.nodes[name].needs.values()
            _, results[name] = self._nodes[name](*((need, results[need]) for need in needs))
        return {name: results[name] for name in wanted}

    def _order(self, targets: tuple[str, ...], given: dict[str, Any]) -> list[str]:
        key = (*targets, *sorted(given))
        if key not in self._orders:
            order: list[str] = []
            for target in targets:
                self._visit(target, given, order)
            self._orders[key] = order
        return self._orders[key]

    def _visit(self, name: str, given: dict[str, Any], order: list[str]) -> None:
        if name in given or name in order:
            return
        for need in self._schema.nodes[name].needs.values():
            self._visit(need, given, order)
        order.append(name)
