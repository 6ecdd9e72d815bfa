// Asks cel-go what expressions of the rule language mean. Reads {"expr": …} a line on standard input and writes
// {"expr": …, "answer": …} a line: the recording that lib/rule/cel_recorded_test.cc replays.
//
//	go run . < ../../../testdata/cel/expressions.ndjson > new.ndjson
//
// An answer is {"bool": true}, {"int": "1"}, {"double": "0.5"}, {"string": "a"}, {"duration": "1.5s"}, {"list": […]},
// {"null": null}, "unknown", "error" (no value) or "refused" (does not compile).
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"
	"github.com/google/cel-go/ext"
)

type line struct {
	Expr   string `json:"expr"`
	Answer any    `json:"answer"`
}

// The keys that expressions may use. Those under spark.unknown are not known.
var keys = map[string]*cel.Type{
	"spark.text": cel.StringType, "spark.number": cel.IntType, "spark.flag": cel.BoolType,
	"spark.share": cel.DoubleType, "spark.span": cel.DurationType,
	"spark.unknown.flag": cel.BoolType, "spark.unknown.number": cel.IntType, "spark.unknown.text": cel.StringType,
}

var values = map[string]any{
	"spark.text": "yarn", "spark.number": int64(5), "spark.flag": true, "spark.share": 0.5,
	"spark.span": 90 * time.Second,
}

func show(v ref.Val) any {
	switch {
	case types.IsUnknown(v):
		return "unknown"
	case types.IsError(v):
		return "error"
	}
	switch x := v.(type) {
	case types.Bool:
		return map[string]any{"bool": bool(x)}
	case types.Int:
		return map[string]any{"int": strconv.FormatInt(int64(x), 10)}
	case types.Double:
		return map[string]any{"double": strconv.FormatFloat(float64(x), 'g', -1, 64)}
	case types.String:
		return map[string]any{"string": string(x)}
	case types.Duration:
		return map[string]any{"duration": strconv.FormatInt(x.Nanoseconds(), 10)}
	case types.Null:
		return map[string]any{"null": nil}
	}
	if list, ok := v.(traits.Lister); ok {
		items := []any{}
		for it := list.Iterator(); it.HasNext() == types.True; {
			items = append(items, show(it.Next()))
		}
		return map[string]any{"list": items}
	}
	return "error"
}

func ask(env *cel.Env, expr string) any {
	ast, issues := env.Compile(expr)
	if issues != nil && issues.Err() != nil {
		return "refused"
	}
	program, err := env.Program(ast, cel.EvalOptions(cel.OptPartialEval))
	if err != nil {
		return "refused"
	}
	var patterns []*cel.AttributePatternType
	for name := range keys {
		if _, known := values[name]; !known {
			patterns = append(patterns, cel.AttributePattern(name))
		}
	}
	vars, err := cel.PartialVars(values, patterns...)
	if err != nil {
		panic(err)
	}
	out, _, err := program.Eval(vars)
	if out != nil && types.IsUnknown(out) {
		return "unknown"
	}
	if err != nil {
		return "error"
	}
	return show(out)
}

func main() {
	options := []cel.EnvOption{
		cel.CrossTypeNumericComparisons(true), ext.Strings(), ext.Math(), ext.Lists(),
	}
	for name, kind := range keys {
		options = append(options, cel.Variable(name, kind))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		panic(err)
	}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var l line
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		l.Answer = ask(env, l.Expr)
		if err := out.Encode(l); err != nil {
			panic(err)
		}
	}
}
