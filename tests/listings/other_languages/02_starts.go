// A goroutine starts by itself, and nobody holds anything that could stop it.
package main

import "fmt"

// ANCHOR: main
func check(name string, asked chan<- bool) {
	fmt.Println("asking", name)
	asked <- true
}

func main() {
	asked := make(chan bool)
	go check("api", asked) // no value comes back, so there is nothing to await
	<-asked
	fmt.Println("it ran")
}
// ANCHOR_END: main
